// The floor: Socket.IO alone between visitors and agents. It keeps nothing, checks nothing and knows
// nobody; what the relay costs more than this is what the relay is for.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const httpServer = createServer();
const io = new Server(httpServer, { transports: ['websocket'], serveClient: false });
const agents = [];
let visitors = 0;

io.on('connection', (socket) => {
  if (socket.handshake.auth.side === 'agent') return agents.push(socket);
  const agent = agents[visitors++ % agents.length];
  return socket.on('message', (message, ack) => {
    agent.emit('message', message);
    ack({ ok: true });
  });
});

httpServer.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${httpServer.address().port}\n`);
});
