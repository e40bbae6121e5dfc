/** The frozen entry of woven classes and generated facades. */
package dev.whence.link.v1;
