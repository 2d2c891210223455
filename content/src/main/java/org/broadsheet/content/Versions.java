package org.broadsheet.content;

/** The version member of documents and entries. */
final class Versions {
  private Versions() {}

  static Members start(String type) {
    return new Members().put("v", Document.VERSION).put("type", type);
  }

  /** Refuses a version newer than this program. */
  static void check(Fields fields) {
    long version = fields.integer("v");
    if (version < 1 || version > Document.VERSION) {
      throw fields.refuse("v", "is " + version + ", this program reads 1 to " + Document.VERSION);
    }
  }
}
