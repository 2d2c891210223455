package org.broadsheet.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Hash;

/**
 * A log as an outsider reads it: this process's own, or one over HTTP. Nothing that it returns is
 * checked; it may be damaged or false. What cannot be reached at all is an {@link IOException}.
 */
public interface LogSource {
  /** The signed note. Empty if there is none. */
  Optional<byte[]> checkpoint() throws IOException;

  /** A tile or an entry bundle. Empty if it is not there. */
  Optional<byte[]> tile(TilePath path) throws IOException;

  /** Documents by hash; those that are not there are left out. */
  Map<Hash, byte[]> contents(Collection<Hash> hashes) throws IOException;

  /** A medium, closed by the caller. Empty if it is not there. */
  Optional<InputStream> medium(Hash hash) throws IOException;

  /**
   * Whether this source may lack what was withdrawn: a log gives it to nobody, so a copy of the log
   * never had it.
   */
  boolean lacksWithdrawn() throws IOException;
}
