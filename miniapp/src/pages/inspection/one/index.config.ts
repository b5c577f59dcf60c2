export default definePageConfig({ navigationBarTitleText: '一次督查', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
