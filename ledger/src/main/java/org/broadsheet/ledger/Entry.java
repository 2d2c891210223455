package org.broadsheet.ledger;

import java.util.Map;
import java.util.Optional;
import org.broadsheet.content.Hash;
import org.broadsheet.content.PublicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log with the documents that it names.
 *
 * @param index its place in the log, from 0
 * @param bytes the leaf, exactly as logged; not to be changed
 * @param event what the bytes say
 * @param contents the canonical bytes of its content and statement, without those erased since (and
 *     on a replica, those withdrawn before it copied them)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the index names the entry
public record Entry(long index, byte[] bytes, PublicationEvent event, Map<Hash, byte[]> contents) {
  /** Copies the map. */
  public Entry {
    contents = Map.copyOf(contents);
  }

  /** The document that went out with this entry, if it names one and it is still there. */
  public Optional<byte[]> content() {
    return find(event.content());
  }

  /** The statement that says why, if it names one and it is still there. */
  public Optional<byte[]> statement() {
    return find(event.statement());
  }

  private Optional<byte[]> find(@Nullable Hash hash) {
    return hash == null ? Optional.empty() : Optional.ofNullable(contents.get(hash));
  }
}
