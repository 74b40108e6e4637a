-- One name against everything, as a client of yente asks. With DELAY (milliseconds) each connection waits that long
-- before each question, which holds the load below what the server could take.
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
local names = {
  "Hangzhou Hikvision Digital Technology Co., Ltd.", "海康威视", "Harmless Lamps GmbH", "داهوا",
  "Cangzhou Dahua Group", "Northfield Sign Works LLC", "Zhejiang Uniview Technologies", "Example Camera Imports",
}
local bodies, at = {}, 0
for i, name in ipairs(names) do
  bodies[i] = '{"queries":{"q":{"schema":"Company","properties":{"name":["' .. name .. '"]}}}}'
end
function request()
  at = at % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[at])
end
local wait = tonumber(os.getenv("DELAY") or "")
if wait then
  function delay() return wait * (0.5 + math.random()) end
end
function done(summary, latency)
  io.write(string.format("requests/s %.0f  p50 %.2f ms  p99 %.2f ms  not 2xx %d\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
