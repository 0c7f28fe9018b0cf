/// API keys for programs: secret ones for the admin API, publishable ones for the store API.
@NullMarked
package dev.kontor.identity.apikey;

import org.jspecify.annotations.NullMarked;
