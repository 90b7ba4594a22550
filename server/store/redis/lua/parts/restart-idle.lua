-- An agent has a slot more or less from now on: they are the one idle shortest.
local function restart_idle(presences, agent, now)
  local row = redis.call('HGET', presences, agent)
  if not row then return end
  local presence = cjson.decode(row)
  presence.idleSince = now
  redis.call('HSET', presences, agent, cjson.encode(presence))
end
