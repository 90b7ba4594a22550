#!lua
--[[
Whose one-time link this is; may spend it, once.

KEYS 1 invites
ARGV 1 hash  2 '1' to spend it
Returns the agent, or '' when it is spent or over.
]]
local row = redis.call('HGET', KEYS[1], ARGV[1])
if not row then return '' end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local invite = cjson.decode(row)
if invite.expiresAt <= now then return '' end
if ARGV[2] == '1' then redis.call('HDEL', KEYS[1], ARGV[1]) end
return invite.agentId
