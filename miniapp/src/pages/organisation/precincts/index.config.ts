export default definePageConfig({ navigationBarTitleText: '责任区', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
