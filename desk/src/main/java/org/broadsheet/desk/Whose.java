package org.broadsheet.desk;

/** Whose story it is, seen by the person who acts. */
public enum Whose {
  /** It is in their own hands. */
  OWN,
  /** A program took it in and nobody has taken it on. */
  NOBODYS,
  /** It is in somebody else's hands. */
  OTHERS
}
