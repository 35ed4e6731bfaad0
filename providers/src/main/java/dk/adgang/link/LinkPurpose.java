package dk.adgang.link;

import dk.adgang.common.PureRule;

/** The purpose of a link. */
@PureRule
public enum LinkPurpose {
  /** A new employee creates the first password. */
  WELCOME,
  /** An employee creates a new password in place of an old one. */
  RESET
}
