/// The authorization server: access tokens for programs (client credentials), and sign-in at other applications
/// with a Kontor account (OpenID Connect).
@NullMarked
package dev.kontor.identity.oauth;

import org.jspecify.annotations.NullMarked;
