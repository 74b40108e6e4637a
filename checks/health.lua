-- What the server does when it has nothing to think about.
function done(summary, latency)
  io.write(string.format("requests/s %.0f  p99 %.2f ms\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000))
end
