package dk.adgang.link;

import dk.adgang.Rule;

/** What a link is for. */
@Rule
enum LinkPurpose {
  /** A new employee creates the first password. */
  WELCOME,
  /** An employee creates a new password in place of an old one. */
  RESET
}
