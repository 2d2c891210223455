// Asks the desk. Every answer is an object: `ok`, or why not; no answer at all is `offline`.

/** The desk as one window reaches it; `token` is the page's, and is asked for again after a new sign-in. */
export class Asking {
  constructor(token) {
    this.token = token;
  }

  async send(path, body, type = "application/json", again = true) {
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST", body, redirect: "manual", headers: { "Content-Type": type, "X-CSRF-TOKEN": this.token },
      });
    } catch {
      return { ok: false, status: 0, offline: true };
    }
    if (answer.status === 403 && again && await this.renew(path)) return this.send(path, body, type, false);
    return read(answer);
  }

  // A token is of one session: whoever signed in anew in another window has another.
  async renew(path) {
    const story = path.match(/^\/stories\/[^/]+/);
    const fresh = story && await this.get(story[0] + "/text");
    if (!fresh || !fresh.ok || fresh.token === this.token) return false;
    this.token = fresh.token;
    return true;
  }

  async get(path) {
    try {
      return await read(await fetch(path, { redirect: "manual" }));
    } catch {
      return { ok: false, status: 0, offline: true };
    }
  }

  post(path, value) {
    return this.send(path, JSON.stringify(value));
  }

  clean(html) {
    return this.send("/paste", html, "text/html;charset=utf-8");
  }

  upload(file) {
    return this.send("/media", file, "application/octet-stream");
  }
}

async function read(answer) {
  const status = answer.type === "opaqueredirect" ? 401 : answer.status;
  let value = {};
  try {
    value = await answer.json();
  } catch { /* a page for people: its status says enough */ }
  return { ...value, ok: status === 200, status };
}
