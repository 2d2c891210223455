package org.broadsheet.ledger;

class SqliteFollowerTest extends FollowerContract {
  @Override
  String url() {
    return "jdbc:sqlite:" + directory.resolve("copy.db");
  }
}
