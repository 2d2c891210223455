package org.broadsheet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class SqliteLedgerTest extends LedgerContract {
  @Override
  String url() {
    return Home.sqlite(directory);
  }

  @Test
  void syncsFullyOnEveryConnectionOfTheLivePool() {
    var handles = new ArrayList<Handle>();
    try {
      for (int i = 0; i < 10; i++) {
        Handle handle = home.database.jdbi().open();
        handles.add(handle);
        assertThat(pragma(handle, "synchronous")).isEqualTo("2");
        assertThat(pragma(handle, "journal_mode")).isEqualTo("wal");
        assertThat(pragma(handle, "secure_delete")).isEqualTo("1");
      }
    } finally {
      handles.forEach(Handle::close);
    }
  }

  private static String pragma(Handle handle, String name) {
    return handle.createQuery("PRAGMA " + name).mapTo(String.class).one();
  }
}
