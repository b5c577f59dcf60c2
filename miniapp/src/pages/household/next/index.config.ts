export default definePageConfig({ navigationBarTitleText: '下面该走访谁', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
