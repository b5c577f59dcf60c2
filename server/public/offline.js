// Keeps the last public pages of this phone, so that they can be read where there is no signal. Answers of forms and numbers are never kept.
'use strict';
var NAME = 'village-public-1';
var MOST = 60;

self.addEventListener('install', function () { self.skipWaiting(); });
self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name !== NAME; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

function keep(request, answer) {
  return caches.open(NAME).then(function (cache) {
    return cache.put(request, answer).then(function () { return cache.keys(); }).then(function (keys) {
      return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map(function (key) { return cache.delete(key); }));
    });
  });
}

self.addEventListener('fetch', function (event) {
  var request = event.request;
  if (request.method !== 'GET' || new URL(request.url).pathname.indexOf('/b/') !== 0) return;
  event.respondWith(fetch(request).then(function (answer) {
    if (answer.ok) event.waitUntil(keep(request, answer.clone()));
    // What was taken down is not shown again.
    else if (answer.status === 404 || answer.status === 410) event.waitUntil(caches.open(NAME).then(function (cache) { return cache.delete(request); }));
    return answer;
  }, function () {
    return caches.match(request).then(function (found) {
      return found || new Response('<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>没有网络</title><p>没有网络，这一页以前没有打开过。有信号时再打开。</p>', { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
  }));
});
