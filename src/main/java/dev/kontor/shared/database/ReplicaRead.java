package dev.kontor.shared.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A read of staff that takes long and therefore reads a replica of the database, if there is one and it has every
/// change that was acknowledged. Lists do without it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReplicaRead {}
