/** No test may pass by, or survive, a property that hostile input has planted on every object: planting one throws. */
for (const prototype of [Object.prototype, Array.prototype, Function.prototype]) Object.preventExtensions(prototype);
