package dev.kontor.shared.demo;

import java.util.List;

/// The part of the demo shop that one module loads into its own tables. Beans of this type exist in profile
/// `demo` only.
public interface DemoSeed {

    /// The position of the part: data that others refer to comes first.
    int order();

    /// The steps; each runs once in the life of a database, in this order.
    List<Step> steps(DemoShop shop);

    /// @param name unique and stable, for example `catalog`
    /// @param atomic whether the step is one transaction; otherwise it must be safe to run again after a crash
    record Step(String name, boolean atomic, Runnable work) {

        public static Step atomic(String name, Runnable work) {
            return new Step(name, true, work);
        }

        public static Step repeatable(String name, Runnable work) {
            return new Step(name, false, work);
        }
    }
}
