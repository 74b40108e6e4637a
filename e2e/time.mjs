// How long the pages take and how heavy they are, asked one after the other. Part of no test: the figures are those of
// the machine. usage: node time.mjs http://127.0.0.1:8089
const server = process.argv[2];
const pages = [
  "/", "/check?q=Hikvision", "/check?q=Hikvision&as=school&as=grant-recipient&in=US-TX&action=buy",
  "/device?mac=3c:ef:8c:21:40:07", "/profile", "/measures", "/changes?from=2018-01-01&to=2026-11-24", "/register",
  "/register/companies", "/register/companies/hikvision", "/register/companies/hikvision/listings",
  "/register/companies/hikvision/evidence", "/register/sources", "/screen", "/about",
];
console.log("bytes\tmedian ms\tworst ms\tpage");
for (const page of pages) {
  const times = [];
  let bytes = 0;
  for (let n = 0; n < 30; n += 1) {
    const began = performance.now();
    const answer = await fetch(server + page, { headers: { accept: "text/html", "accept-language": "ar" } });
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - began);
    if (!answer.ok) throw new Error(`${answer.status} ${page}`);
  }
  times.sort((a, b) => a - b);
  console.log(`${bytes}\t${times[15].toFixed(1)}\t${times[29].toFixed(1)}\t${page}`);
}
