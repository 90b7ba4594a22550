#!lua
--[[
Starts the idle time of a visitor's token afresh, unless its successor has been used.

KEYS 1 token
ARGV 1 idle limit, ms
]]
local row = redis.call('GET', KEYS[1])
if not row then return end
local token = cjson.decode(row)
if token.superseded then return end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
token.expiresAt = math.min(now + ARGV[1], token.endsAt)
redis.call('SET', KEYS[1], cjson.encode(token), 'PXAT', string.format('%.0f', token.expiresAt))
