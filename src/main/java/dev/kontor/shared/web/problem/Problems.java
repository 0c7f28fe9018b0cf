package dev.kontor.shared.web.problem;

import dev.kontor.shared.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The operation's own problem codes. Codes that every operation can return (malformed request, missing sign-in,
/// overload) are documented without it. An annotation that carries it declares the codes that several operations
/// share.
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

    ProblemCode[] value();
}
