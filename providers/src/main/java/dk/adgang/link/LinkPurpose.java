package dk.adgang.link;

import dk.adgang.PureRule;

/** What a link is for. */
@PureRule
enum LinkPurpose {
  /** A new employee creates the first password. */
  WELCOME,
  /** An employee creates a new password in place of an old one. */
  RESET
}
