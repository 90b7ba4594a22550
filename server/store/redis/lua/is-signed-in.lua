#!lua flags=no-writes
--[[
Whether any session of an agent lives.

KEYS 1 sessions
ARGV 1 agent  2 idle limit, ms  3 absolute limit, ms
Returns 1 or 0.
Uses parts/is-over.lua.
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, row in ipairs(redis.call('HVALS', KEYS[1])) do
  local session = cjson.decode(row)
  local lives = not is_over(session, now, ARGV[2], ARGV[3])
  if lives and session.agentId == ARGV[1] then return 1 end
end
return 0
