package dev.kontor.shared.web.problem;

import dev.kontor.shared.problem.ProblemCode;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The refusals of its own that an operation can answer with. What every operation can answer (broken request,
/// missing sign-in, overload) is documented without it.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

    ProblemCode[] value();
}
