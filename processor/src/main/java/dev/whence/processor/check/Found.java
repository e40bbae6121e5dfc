package dev.whence.processor.check;

import dev.whence.processor.diagnostic.Id;
import dev.whence.processor.model.Position;

/** Where a check leaves what it has found. */
@FunctionalInterface
interface Found {
    void add(Id id, Position position, String message);
}
