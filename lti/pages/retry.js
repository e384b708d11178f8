// Posts the same launch again after a while.
setTimeout(() => document.querySelector('form').submit(), 4000)
