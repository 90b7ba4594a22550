#!lua flags=no-writes
--[[
Who waits, oldest first, with what routing needs to know of each.

KEYS 1 queue  2 open
Returns id, state (JSON), id, state, …
]]
local answer = {}
for _, id in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  table.insert(answer, id)
  table.insert(answer, redis.call('HGET', KEYS[2], id))
end
return answer
