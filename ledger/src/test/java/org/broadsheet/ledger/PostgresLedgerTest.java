package org.broadsheet.ledger;

class PostgresLedgerTest extends LedgerContract {
  private final String url = Postgres.emptyDatabase();

  @Override
  String url() {
    return url;
  }
}
