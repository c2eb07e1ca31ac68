// What is going on in the pictures of the documentation.
import { createServer } from "node:http";
import { once } from "node:events";

const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
const DESK =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";

/** A webhook that is told of the visits of a new link. */
export const act = async (call) => {
  let received = 0;
  const server = createServer((request, response) => {
    request.resume();
    response.end();
    received += 1;
    server.emit("received");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpointUrl = `http://127.0.0.1:${server.address().port}/hooks`;
  await call("POST", "/v1/webhooks", { name: "Orders", endpointUrl, triggers: ["KIND_EXIT"] });
  for (const [name, shortlink] of [
    ["Winter catalogue", "winter"],
    ["Table 12", "table-12"],
  ]) {
    await call("POST", "/v1/links", { name, shortlink, destination: `https://www.example.com/${shortlink}` });
  }
  const visits = [
    ["/winter", DESK, "FR"],
    ["/table-12?qr=1", PHONE, "DE"],
    ["/winter", PHONE, "JP"],
    ["/table-12?qr=1", PHONE, "US"],
  ];
  for (const [path, agent, country] of visits) {
    await call("GET", path, undefined, { "user-agent": agent, "cf-ipcountry": country });
  }
  while (received < visits.length) await once(server, "received");
  server.close();
};
