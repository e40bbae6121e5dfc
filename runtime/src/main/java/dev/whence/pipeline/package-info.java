/** From ring to outlet: who drains, when, and what happens where there is no room. */
package dev.whence.pipeline;
