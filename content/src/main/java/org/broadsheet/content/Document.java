package org.broadsheet.content;

/**
 * What people write and approve. Its canonical JSON (with {@code v}, the version of the format, and
 * {@code type}) is stored as a content and named by the hash of those bytes.
 */
public sealed interface Document
    permits Article, Front, Special, Poll, Site, SourceProfile, Person, Statement, Audit {
  /** The version of the format that this program writes. It reads all older ones. */
  int VERSION = 1;

  /** The whole document as JSON. */
  Json.Object json();

  /** The bytes that are hashed, reviewed and stored. */
  default byte[] canonical() {
    return json().canonical();
  }

  /** The name of this content. Hash stored bytes where there are any, not a re-read document. */
  default Hash hash() {
    return Hash.of(canonical());
  }

  /** Reads a document of any type and version; throws {@link MalformedContent}. */
  static Document parse(byte[] bytes) {
    return of(Json.parse(bytes));
  }

  /** Reads a document from its JSON; throws {@link MalformedContent}. */
  static Document of(Json json) {
    var fields = new Fields(json, "$");
    Versions.check(fields);
    String type = fields.text("type");
    return switch (type) {
      case "article" -> Article.read(fields);
      case "front" -> Front.read(fields);
      case "special" -> Special.read(fields);
      case "poll" -> Poll.read(fields);
      case "site" -> Site.read(fields);
      case "source" -> SourceProfile.read(fields);
      case "person" -> Person.read(fields);
      case "statement" -> Statement.read(fields);
      case "audit" -> Audit.read(fields);
      default -> throw fields.refuse("type", "is not a known type of document: " + type);
    };
  }
}
