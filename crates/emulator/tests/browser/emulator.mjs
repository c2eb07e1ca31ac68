// Starts the emulator on a free port, and stops it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export const startEmulator = async (program, options) => {
  const child = spawn(program, ["--listen", "127.0.0.1:0", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the emulator ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /^listening on (\S+)$/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  return { address, stop: () => child.kill("SIGTERM") };
};
