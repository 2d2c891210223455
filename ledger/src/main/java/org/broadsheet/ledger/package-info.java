/**
 * The publication log: every version that readers saw, append-only, under a signed hash tree that
 * anyone can check from outside.
 *
 * <p>Enter by {@link Ledger}: {@link Ledger#append} within a transaction of {@link Database}, read
 * by index, subject or hash, {@link Ledger#follow} to be told of growth. {@link Verify} recomputes
 * a log, here or over HTTP; {@link Follower} keeps a verified copy of another machine's.
 *
 * <p>Formats: C2SP tlog-tiles, tlog-checkpoint and signed-note; RFC 6962 hashing with SHA-256;
 * Ed25519. Documents lie by hash in the database, media by hash in files ({@link MediaStore}).
 *
 * <p>This room must not know HTTP servers or the desk.
 */
@NullMarked
package org.broadsheet.ledger;

import org.jspecify.annotations.NullMarked;
