#!lua flags=no-writes
--[[
Which of these sessions have ended, or belong to an agent who may not sign in.

KEYS 1 sessions  2 agents
ARGV 1 idle limit, ms  2 absolute limit, ms  3… hashes
Uses parts/is-over.lua.
]]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function has_ended(hash)
  local row = redis.call('HGET', KEYS[1], hash)
  if not row then return true end
  local session = cjson.decode(row)
  if is_over(session, now, ARGV[1], ARGV[2]) then return true end
  local agent = redis.call('HGET', KEYS[2], session.agentId)
  return not agent or cjson.decode(agent).disabled
end
local ended = {}
for at = 3, #ARGV do
  if has_ended(ARGV[at]) then table.insert(ended, ARGV[at]) end
end
return ended
