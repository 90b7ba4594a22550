/** The tab's title: what waits for this agent, then the product. `(2) Queue 4 · Porchlight` */
export function toPageTitle(unread: number, waiting: number, queueWord: string): string {
  const count = unread > 0 ? `(${unread}) ` : '';
  return waiting > 0 ? `${count}${queueWord} ${waiting} · Porchlight` : `${count}Porchlight`;
}
