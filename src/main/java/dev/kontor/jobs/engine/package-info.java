/// What runs the jobs, and what staff see and do about them.
@NullMarked
package dev.kontor.jobs.engine;

import org.jspecify.annotations.NullMarked;
