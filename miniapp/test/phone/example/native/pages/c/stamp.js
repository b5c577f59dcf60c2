exports.stamp = () => new Date().getFullYear();
