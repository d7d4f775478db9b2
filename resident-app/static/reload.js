// For browsers that run scripts but know no modules: the page as it was twenty seconds later.
setTimeout(function () {
  location.reload();
}, 20000);
