// Keeps what is typed: on this device at once, at the desk every few seconds. What the desk has acknowledged is on its
// disk; until then the copy on this device stays.

const QUIET = 1500;
const LONGEST = 5000;
const BEAT = 20000;

/** A random text that names this window from its opening to its closing. */
function sitting() {
  return [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => (byte % 36).toString(36)).join("");
}

/**
 * One window's hold on one story.
 *
 * `read()` gives {text, copy, missing}: what the desk is sent, what this device keeps, and how many parts are not whole.
 * `tell(state, detail)` shows how it stands: saved, typing, saving, offline, out, held, conflict, moved, refused.
 */
export class Keeper {
  constructor({ story, base, person, reopen, desk, read, tell, begun }) {
    Object.assign(this, { story, base, person, reopen, desk, read, tell, begun });
    this.sitting = sitting();
    this.edits = 0;
    this.kept = 0;
    this.stopped = null;
    this.retry = 0;
    addEventListener("online", () => this.save());
    addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save();
      else this.beat();
    });
    setInterval(() => this.beat(), BEAT);
  }

  get dirty() {
    return this.edits > this.kept;
  }

  // On this device.

  get place() {
    return `broadsheet-text:${this.person}:${this.story || "new"}`;
  }

  /** The copy that an earlier window left behind, or null. */
  copy() {
    try {
      return JSON.parse(localStorage.getItem(this.place));
    } catch {
      return null;
    }
  }

  copyHere() {
    clearTimeout(this.copying);
    this.copying = null;
    try {
      const { text, copy } = this.read();
      localStorage.setItem(this.place, JSON.stringify({ time: Date.now(), base: this.base, text, copy }));
      return true;
    } catch {
      return false; // no room or not allowed: the desk still has what it acknowledged
    }
  }

  forget() {
    clearTimeout(this.copying);
    this.copying = null;
    try {
      localStorage.removeItem(this.place);
    } catch { /* then there was none */ }
  }

  // At the desk.

  /** Something was typed. */
  changed() {
    this.edits++;
    if (!this.copying) this.copying = setTimeout(() => this.copyHere(), 400);
    if (this.stopped) return;
    const now = Date.now();
    this.since = this.since || now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.max(0, Math.min(QUIET, this.since + LONGEST - now)));
    this.tell("typing");
  }

  /** Saves now what is not saved; true when the desk has all of it. */
  async save() {
    clearTimeout(this.timer);
    while (this.saving) await this.saving;
    if (this.stopped || !this.dirty) return !this.dirty;
    this.saving = this.send();
    try {
      return await this.saving;
    } finally {
      this.saving = null;
    }
  }

  async send() {
    const edits = this.edits;
    const { text, missing } = this.read();
    this.since = null;
    this.tell("saving");
    const path = this.story ? `/stories/${this.story}/keep` : "/texts";
    const answer = await this.desk.post(path, {
      sitting: this.sitting, base: this.base || "", reopen: Boolean(this.reopen), text,
    });
    if (answer.ok) {
      this.retry = 0;
      this.base = answer.hash;
      this.kept = edits;
      const first = !this.story;
      if (first) {
        this.forget();
        this.story = answer.story;
        this.begun(answer.story);
      }
      if (this.dirty || missing) this.copyHere();
      else this.forget();
      this.tell("saved", { ...answer, missing });
      if (this.dirty) this.tell("typing"); // since it was sent
      return !this.dirty;
    }
    answer.here = this.copyHere();
    this.refused(answer);
    return false;
  }

  refused(answer) {
    switch (answer.status) {
      case 0: this.again("offline", answer); break;
      case 401: case 403: this.again("out", answer); break;
      case 409:
        if (answer.why === "StaleDraft") this.stop("conflict", answer);
        else this.stop("moved", answer);
        break;
      case 423: this.stop("held", answer); break;
      case 422: this.tell("refused", answer); break;
      default:
        if (answer.status >= 500) this.again("offline", answer);
        else this.tell("refused", answer);
    }
  }

  again(state, answer) {
    this.tell(state, answer);
    this.retry = Math.min(this.retry + 1, 6);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), Math.min(30000, 1000 * 2 ** this.retry));
  }

  stop(state, answer) {
    this.stopped = state;
    clearTimeout(this.timer);
    this.tell(state, answer);
  }

  /** Goes on from the text with this hash, after a conflict was looked at or a story was taken over. */
  resume(hash) {
    this.base = hash;
    this.stopped = null;
    if (this.dirty) this.save();
  }

  /** Takes the text on the screen for the one at the desk. */
  settled() {
    this.kept = this.edits;
    this.forget();
  }

  // The hold.

  /** Asks for the hold, or says that this window is still there. */
  async beat() {
    if (!this.story || this.beating) return null;
    this.beating = true;
    try {
      const answer = await this.desk.post(`/stories/${this.story}/hold`, { sitting: this.sitting });
      if (answer.ok && this.stopped === "held") this.tell("free", answer);
      else if (answer.status === 423 && this.stopped !== "held") this.stop("held", answer);
      return answer;
    } finally {
      this.beating = false;
    }
  }

  takeOver() {
    return this.desk.post(`/stories/${this.story}/take-over`, { sitting: this.sitting });
  }

  leave() {
    if (this.dirty) this.copyHere();
    if (!this.story || this.stopped) return;
    if (!this.dirty) {
      navigator.sendBeacon(`/stories/${this.story}/release`,
        new URLSearchParams({ _csrf: this.desk.token, sitting: this.sitting }));
    }
  }
}
