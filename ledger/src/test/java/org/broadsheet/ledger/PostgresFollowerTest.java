package org.broadsheet.ledger;

class PostgresFollowerTest extends FollowerContract {
  private final String url = Postgres.emptyDatabase();

  @Override
  String url() {
    return url;
  }
}
