/**
 * The program: the commands, the configuration and the wiring. Enter by {@link Main}; how the rooms
 * are joined is one readable method, {@link Newspaper#open}. The only room that sees all others.
 */
@NullMarked
package org.broadsheet.app;

import org.jspecify.annotations.NullMarked;
