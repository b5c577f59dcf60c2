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

function isOurs(address) {
  return new URL(address).origin === self.location.origin && new URL(address).pathname.indexOf('/b/') === 0;
}

function keep(request, answer) {
  return caches.open(NAME).then(function (cache) {
    return cache.put(request, answer).then(function () { return cache.keys(); }).then(function (keys) {
      return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map(function (key) { return cache.delete(key); }));
    });
  });
}

// The first page of a phone was loaded before this was there: it tells what it is made of.
self.addEventListener('message', function (event) {
  var addresses = Array.isArray(event.data) ? event.data.filter(isOurs) : [];
  event.waitUntil(Promise.all(addresses.map(function (address) {
    return fetch(address).then(function (answer) { return answer.ok ? keep(address, answer) : undefined; }, function () {});
  })));
});

self.addEventListener('fetch', function (event) {
  var request = event.request;
  if (request.method !== 'GET' || !isOurs(request.url)) return;
  event.respondWith(fetch(request).then(function (answer) {
    if (answer.ok) event.waitUntil(keep(request, answer.clone()));
    // What was taken down is not shown again.
    else if (answer.status === 404 || answer.status === 410) event.waitUntil(caches.open(NAME).then(function (cache) { return cache.delete(request); }));
    return answer;
  }, function () {
    return caches.match(request).then(function (found) {
      return found || new Response('<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>没有网络</title><body style="margin:16px;font:20px/1.5 sans-serif"><main><h1>没有网络</h1><p>这一页以前没有在这部手机上打开过。有信号时再打开。</p></main></body></html>', { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
    });
  }));
});
